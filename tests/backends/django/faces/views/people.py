"""Who somebody is, and the session of a browser."""

from django.contrib.auth import login, logout
from django.middleware.csrf import get_token
from rest_framework.authentication import SessionAuthentication
from rest_framework.authtoken.serializers import AuthTokenSerializer
from rest_framework.generics import RetrieveAPIView
from rest_framework.permissions import AllowAny
from rest_framework.response import Response
from rest_framework.views import APIView

from faces.serializers.people import PersonSerializer


class MeView(RetrieveAPIView):
    serializer_class = PersonSerializer
    resource_name = "people"

    def get_object(self):
        return self.request.user


class CsrfAlways(SessionAuthentication):
    """Signing in is a write as well: without this, a page elsewhere could sign somebody in as another person."""

    def authenticate(self, request):
        self.enforce_csrf(request)


class CsrfView(APIView):
    authentication_classes = []
    permission_classes = [AllowAny]

    def get(self, request):
        get_token(request)
        return Response(status=204)


class LoginView(APIView):
    authentication_classes = [CsrfAlways]
    permission_classes = [AllowAny]

    def post(self, request):
        asked = AuthTokenSerializer(data=request.data, context={"request": request})
        asked.is_valid(raise_exception=True)
        person = asked.validated_data["user"]
        login(request, person)
        return Response(PersonSerializer(person).data)


class LogoutView(APIView):
    authentication_classes = [SessionAuthentication]

    def post(self, request):
        logout(request)
        return Response(status=204)
